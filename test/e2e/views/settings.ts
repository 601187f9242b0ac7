import type { Locator } from 'playwright-core';
import type { Role } from '../../../core/vmm/terms.ts';
import type { Stage } from '../support/window.ts';

export interface WrittenException {
  /** Id and direction of the flow. */
  readonly flow: string;
  readonly reason: string;
  readonly who: string;
  /** ISO date. */
  readonly expires?: string;
}

type Choice = 'settings.interval' | 'settings.theme' | 'settings.language' | 'settings.release';

/** Settings are changed in a draft, and saved together. */
export class SettingsView {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get exceptions(): Locator {
    return this.#region('settings.exceptions').locator('.exceptions').getByRole('listitem');
  }

  get saveButton(): Locator {
    return this.#button('settings.save');
  }

  async choose(setting: Choice, option: string): Promise<void> {
    await this.#labelled(this.#stage.said.t(setting)).selectOption(option);
  }

  /** Roles or features, by what they are called. */
  async tick(name: string, isOn: boolean): Promise<void> {
    const box = this.#stage.page.getByRole('checkbox', { name, exact: true });
    await box.setChecked(isOn);
  }

  /** Where the addresses of the servers of a role are written. */
  peer(role: Role): Locator {
    const { page, said } = this.#stage;
    const peers = page.getByRole('region', { name: said.t('settings.peers') });
    return peers.getByLabel(said.vocabulary.roles[role]);
  }

  async addException({ flow, reason, who, expires }: WrittenException): Promise<void> {
    const { said } = this.#stage;
    await this.#labelled(said.t('settings.exception-flow')).selectOption(flow);
    await this.#labelled(said.t('settings.exception-reason')).fill(reason);
    await this.#labelled(said.t('settings.exception-who')).fill(who);
    if (expires !== undefined)
      await this.#labelled(said.t('settings.exception-expires')).fill(expires);
    await this.#button('settings.add').click();
  }

  /** Saves, and waits until the draft is no draft any more. */
  async save(): Promise<void> {
    await this.saveButton.click();
    await this.#stage.page.locator('.save-bar button[type="submit"]:disabled').waitFor();
  }

  async discard(): Promise<void> {
    await this.#button('settings.discard').click();
  }

  #labelled(name: string): Locator {
    return this.#stage.page.getByLabel(name, { exact: true });
  }

  #button(key: 'settings.save' | 'settings.discard' | 'settings.add'): Locator {
    const { page, said } = this.#stage;
    return page.getByRole('button', { name: said.t(key), exact: true });
  }

  #region(key: 'settings.exceptions'): Locator {
    const { page, said } = this.#stage;
    return page.getByRole('region', { name: said.t(key) });
  }
}

import type { Locator } from 'playwright-core';
import type { ReportFormat } from '../../../electron/contract/model.ts';
import type { TextKey } from '../../../renderer/texts/fill.ts';
import { settled, type Stage } from '../support/window.ts';

/** Each view has a name in the navigation. */
export type View = TextKey extends infer Key
  ? Key extends `view.${infer Name}`
    ? Name
    : never
  : never;

/** The frame around every view: navigation, server, menu, messages. */
export class Shell {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get host(): Locator {
    return this.#stage.page.getByRole('banner').locator('.host-name');
  }

  /** Release and roles. */
  get chips(): Locator {
    const { page, said } = this.#stage;
    return page.getByRole('list', { name: said.t('top.roles') });
  }

  /** What did not work, in words. */
  get failure(): Locator {
    return this.#stage.page.locator('.messages .fui-MessageBar');
  }

  async goTo(view: View): Promise<void> {
    const { page, said } = this.#stage;
    const navigation = page.getByRole('navigation', { name: said.t('shell.navigation') });
    await navigation.getByRole('link', { name: said.t(`view.${view}`), exact: true }).click();
    await page.getByRole('main', { name: said.t(`view.${view}`), exact: true }).waitFor();
    await settled(page);
  }

  async checkNow(): Promise<void> {
    const { page, said } = this.#stage;
    const answered = page.waitForResponse(/\/api\/checkNow$/);
    await page
      .getByRole('banner')
      .getByRole('button', { name: said.t('action.check') })
      .click();
    await answered;
  }

  async openSample(title: string): Promise<void> {
    await this.#choose(this.#stage.said.t('menu.samples'), title);
  }

  async openFiles(files: readonly string[]): Promise<void> {
    const chooser = this.#stage.page.waitForEvent('filechooser');
    await this.#choose(this.#stage.said.t('menu.open'));
    await (await chooser).setFiles([...files]);
  }

  async saveSummary(format: ReportFormat): Promise<void> {
    const { said } = this.#stage;
    await this.#choose(said.t('menu.save'), said.t(`format.${format}`));
  }

  async removeOwnRules(): Promise<void> {
    await this.#choose(this.#stage.said.t('removal.menu'));
  }

  async copySummary(): Promise<void> {
    await this.#choose(this.#stage.said.t('menu.copy'));
  }

  /** What a screen reader was last told. */
  get announced(): Locator {
    return this.#stage.page.locator('[role="status"][aria-live="polite"]').first();
  }

  async #choose(...items: readonly string[]): Promise<void> {
    const { page, said } = this.#stage;
    await page
      .getByRole('banner')
      .getByRole('button', { name: said.t('menu.title') })
      .click();
    for (const name of items) await page.getByRole('menuitem', { name, exact: true }).click();
  }
}

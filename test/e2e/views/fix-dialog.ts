import type { Locator } from 'playwright-core';
import { copiedText, type Stage } from '../support/window.ts';

/** What will change, exactly how, and what then; afterwards what came of it. */
export class FixDialog {
  readonly #stage: Stage;
  readonly #what: 'fix' | 'removal';

  /** @param what a repair, or the removal of this program's rules */
  constructor(stage: Stage, what: 'fix' | 'removal' = 'fix') {
    this.#stage = stage;
    this.#what = what;
  }

  get dialog(): Locator {
    const name = this.#stage.said.t(`${this.#what}.title`);
    return this.#stage.page.getByRole('dialog', { name });
  }

  /** The changes in words. */
  get steps(): Locator {
    return this.dialog.locator('.plan-steps > li');
  }

  get commands(): Locator {
    return this.dialog.locator('pre.commands').first();
  }

  /** The sentence as it will be, or afterwards as it is. */
  get outcome(): Locator {
    return this.dialog.locator('.then');
  }

  /** Flows for which no local rule helps. */
  get hindered(): Locator {
    return this.dialog.locator('.hindered > ul > li');
  }

  get applyButton(): Locator {
    return this.dialog.getByRole('button', { name: applyName(this.#stage, this.#what) });
  }

  async apply(): Promise<void> {
    await this.applyButton.click();
    await this.dialog.getByText(this.#stage.said.t('fix.done')).waitFor();
  }

  async undo(): Promise<void> {
    const { said } = this.#stage;
    await this.dialog.getByRole('button', { name: said.t('action.undo') }).click();
    await this.dialog.getByText(said.t('fix.undone')).waitFor();
  }

  /** Copies the commands, or what the policy's owner needs, and gives what was copied. */
  async copy(what: 'copy.action' | 'fix.copy-for-owner'): Promise<string> {
    const { page, said } = this.#stage;
    await this.dialog.getByRole('button', { name: said.t(what), exact: true }).click();
    await this.dialog.getByRole('button', { name: said.t('copy.done') }).waitFor();
    return copiedText(page);
  }

  async close(): Promise<void> {
    await this.#stage.page.keyboard.press('Escape');
    await this.dialog.waitFor({ state: 'detached' });
  }
}

/** The button counts the changes: `Apply 1 change`, `Apply 7 changes`. */
const applyName = ({ said }: Stage, what: 'fix' | 'removal'): RegExp => {
  const forms = [1, 2].map((count) => said.t(`${what}.apply`, { count }).replace(/\d+/, '\\d+'));
  return new RegExp(`^(${forms.join('|')})$`);
};

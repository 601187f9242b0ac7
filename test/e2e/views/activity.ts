import type { Locator } from 'playwright-core';
import type { ActivityEvent } from '../../../electron/contract/model.ts';
import type { Stage } from '../support/window.ts';

/** What was checked, changed and noticed, the newest first. */
export class Activity {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get entries(): Locator {
    return this.#stage.page.locator('.activity-list').getByRole('listitem');
  }

  /** Entries of one kind. */
  of(kind: ActivityEvent['kind']): Locator {
    return this.#stage.page.locator(`.activity-line.${kind}`);
  }

  async undoNewest(): Promise<void> {
    const undo = this.#stage.said.t('action.undo');
    await this.entries.getByRole('button', { name: undo }).first().click();
    await this.of('undo').first().waitFor();
  }
}

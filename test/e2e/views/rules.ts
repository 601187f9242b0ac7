import type { Locator } from 'playwright-core';
import type { Stage } from '../support/window.ts';

type Filter = 'rules.store' | 'rules.state' | 'filter.direction' | 'rules.action';

/** All rules of the host with search and filters. */
export class Rules {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Keys go here; the rows in sight are within. */
  get table(): Locator {
    return this.#stage.page.getByRole('grid', { name: this.#stage.said.t('rules.table') });
  }

  get rows(): Locator {
    return this.table.locator('.rule-rows').getByRole('row');
  }

  /** `12 of 168 rules`. */
  get count(): Locator {
    return this.#stage.page.locator('.rules .count-line');
  }

  get detail(): Locator {
    return this.#stage.page.getByRole('article');
  }

  async search(text: string): Promise<void> {
    const { page, said } = this.#stage;
    await page.getByRole('searchbox', { name: said.t('rules.search') }).fill(text);
  }

  async choose(filter: Filter, option: string): Promise<void> {
    const { page, said } = this.#stage;
    await page.getByLabel(said.t(filter), { exact: true }).selectOption(option);
  }

  async write(filter: 'rules.port' | 'rules.program', text: string): Promise<void> {
    const { page, said } = this.#stage;
    await page.getByLabel(said.t(filter), { exact: true }).fill(text);
  }
}

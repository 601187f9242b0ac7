import type { Locator } from 'playwright-core';
import type { Stage } from '../support/window.ts';

/** The roles as nodes and the flows between them as lines. */
export class MapView {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Each line that bundles the flows of two roles. */
  get lines(): Locator {
    const { page, said } = this.#stage;
    return page.getByRole('group', { name: said.t('map.label') }).getByRole('button');
  }

  /** The line between this server and another role, by what the role is called. */
  line(peer: string): Locator {
    return this.#stage.page.getByRole('button', { name: peer }).and(this.lines).first();
  }

  /** The flows of the line that is pointed at. */
  get panel(): Locator {
    const { page, said } = this.#stage;
    return page.getByRole('complementary', { name: said.t('map.panel') });
  }

  get table(): Locator {
    return this.#stage.page.getByRole('table');
  }

  async showAll(): Promise<void> {
    const { page, said } = this.#stage;
    await page.getByLabel(said.t('filter.scope'), { exact: true }).selectOption('all');
  }

  async openTable(): Promise<void> {
    await this.#stage.page.locator('.map-table > summary').click();
  }
}

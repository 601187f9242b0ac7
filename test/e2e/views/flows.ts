import type { Locator } from 'playwright-core';
import type { FlowVerdict } from '../../../core/firewall/flow/verdict.ts';
import type { Stage } from '../support/window.ts';

/** The list of flows, and beside it the one that is looked at. */
export class Flows {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get rows(): Locator {
    const { page, said } = this.#stage;
    return page.getByRole('list', { name: said.t('view.flows') }).getByRole('button');
  }

  /** `17 of 55 flows`. */
  get count(): Locator {
    return this.#stage.page.locator('.flows .count-line');
  }

  /** The flow that is looked at. */
  get detail(): Locator {
    return this.#stage.page.getByRole('article');
  }

  get title(): Locator {
    return this.detail.getByRole('heading', { level: 2 });
  }

  /** The chain of reasons, all profiles. */
  get reasons(): Locator {
    return this.detail.locator('.reasons > li');
  }

  get fixButton(): Locator {
    return this.detail.locator('.fix-button');
  }

  /** What is known of it under one name, such as the documents. */
  fact(key: 'flow.ports' | 'flow.listener' | 'flow.level' | 'flow.sources'): Locator {
    const { page, said } = this.#stage;
    const name = page.getByText(said.t(key), { exact: true });
    return this.detail.locator('.facts > div').filter({ has: name }).locator('dd');
  }

  async search(text: string): Promise<void> {
    const { page, said } = this.#stage;
    await page.getByRole('searchbox', { name: said.t('flows.search') }).fill(text);
  }

  async showAll(): Promise<void> {
    const { page, said } = this.#stage;
    await page.getByLabel(said.t('filter.scope'), { exact: true }).selectOption('all');
  }

  async showVerdict(verdict: FlowVerdict): Promise<void> {
    const { page, said } = this.#stage;
    await page.getByLabel(said.t('filter.verdict'), { exact: true }).selectOption(verdict);
  }

  async fix(): Promise<void> {
    await this.fixButton.click();
  }
}

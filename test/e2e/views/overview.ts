import type { Locator } from 'playwright-core';
import type { FlowVerdict } from '../../../core/firewall/flow/verdict.ts';
import type { Role } from '../../../core/vmm/terms.ts';
import type { Consequence } from '../../../renderer/texts/consequences.ts';
import type { Stage } from '../support/window.ts';

/** The sentence, and the evidence for it. */
export class Overview {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get sentence(): Locator {
    return this.#stage.page.getByRole('main').getByRole('heading', { level: 1 });
  }

  /** Every button that repairs something. */
  get fixButtons(): Locator {
    return this.#stage.page.getByRole('main').locator('.fix-button');
  }

  /** What could not be read. */
  get unread(): Locator {
    const { page, said } = this.#stage;
    return page.getByRole('region', { name: said.t('overview.partial') });
  }

  /** Flows that somebody has decided to leave closed. */
  get exceptions(): Locator {
    return this.#stage.page.locator('.exceptions-card.counts');
  }

  card(consequence: Consequence): Locator {
    const { page, said } = this.#stage;
    return page.getByRole('region', { name: said.vocabulary.consequences[consequence] });
  }

  /** The button that counts the flows of a verdict and shows them. */
  count(verdict: FlowVerdict): Locator {
    const { page, said } = this.#stage;
    const counts = page.getByRole('list', { name: said.t('overview.counts') });
    const name = new RegExp(`^\\d+ ?${said.words.verdicts[verdict].word}$`);
    return counts.getByRole('button', { name });
  }

  get fixAllButton(): Locator {
    return this.#stage.page.locator('.headline .fix-button');
  }

  async fixAll(): Promise<void> {
    await this.fixAllButton.click();
  }

  /** Repairs what one role needs. */
  async fixRole(role: Role, count: number): Promise<void> {
    const { page, said } = this.#stage;
    const name = said.t('fix.role', { role: said.vocabulary.roles[role], count });
    await page.getByRole('button', { name, exact: true }).click();
  }

  async fixCard(consequence: Consequence): Promise<void> {
    await this.card(consequence).locator('.fix-button').click();
  }

  async openFlow(consequence: Consequence, name: RegExp): Promise<void> {
    await this.card(consequence).getByRole('link', { name }).first().click();
  }
}

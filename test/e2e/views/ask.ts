import type { Locator } from 'playwright-core';
import type { Stage } from '../support/window.ts';

type Choice = 'filter.direction' | 'ask.profile' | 'ask.protocol' | 'ask.interfaceType';
type Text =
  'ask.localPort' | 'ask.remotePort' | 'ask.remoteAddress' | 'ask.program' | 'ask.service';

/** Would this traffic pass? */
export class Ask {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** The verdict with its reasons. */
  get answer(): Locator {
    return this.#stage.page.locator('.ask-answer');
  }

  async choose(field: Choice, option: string): Promise<void> {
    const { page, said } = this.#stage;
    await page.getByLabel(said.t(field), { exact: true }).selectOption(option);
  }

  async write(field: Text, text: string): Promise<void> {
    const { page, said } = this.#stage;
    await page.getByLabel(said.t(field), { exact: true }).fill(text);
  }

  async submit(): Promise<void> {
    const { page, said } = this.#stage;
    await page
      .getByRole('main')
      .getByRole('button', { name: said.t('ask.submit') })
      .click();
    await this.answer.locator('.answer').waitFor();
  }
}

import type { AppState } from './api.ts';

/** What is on screen, and who wants to know when it changes. */
export class StateStore {
  #state: AppState;
  readonly #listeners = new Set<(state: AppState) => void>();

  constructor(state: AppState) {
    this.#state = state;
  }

  get(): AppState {
    return this.#state;
  }

  update(patch: Partial<AppState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener(this.#state);
  }

  /** Shown unless something else is at work, which then goes on being shown. */
  async whileSaving<T>(work: () => Promise<T>): Promise<T> {
    const saving = { what: 'saving', step: '', done: 0, total: 0 } as const;
    if (this.#state.progress === null) this.update({ progress: saving });
    try {
      return await work();
    } finally {
      if (this.#state.progress === saving) this.update({ progress: null });
    }
  }

  /** @returns ends the subscription */
  subscribe(listener: (state: AppState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

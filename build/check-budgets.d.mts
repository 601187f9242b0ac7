export interface Weight {
  readonly firstView: number;
  readonly all: number;
  readonly sourceMaps: readonly string[];
}
export const budgets: { readonly firstView: number; readonly all: number };
export function weigh(folder: string): Weight;
export function excesses(weight: Weight): string[];

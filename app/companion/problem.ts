/** Something that went wrong where it can be expected: what happened, why, what to do next. */
export interface Problem {
  readonly what: string;
  readonly why: string;
  readonly next: string;
}

/** A call that could not be done for a reason a person can act on; crosses the border as its problem. */
export class CallFailed extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.what} ${problem.why}`);
    this.name = 'CallFailed';
    this.problem = problem;
  }
}

/** Any error as a problem; one that nobody expected says so. */
export function problemOf(error: unknown): Problem {
  if (error instanceof CallFailed) return error.problem;
  return {
    what: 'Something went wrong inside the program.',
    why: error instanceof Error ? error.message : String(error),
    next: 'Try again. If it happens again, report it with the reason given.',
  };
}

export const notAssessed: Problem = {
  what: 'There is no assessment yet.',
  why: 'The host has not been read.',
  next: 'Check it first.',
};

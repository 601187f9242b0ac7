/** What a schema infers, made read-only all through as the types of the border are. */
export type DeepReadonly<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

/**
 * `true` when two types are the same, else an object that names what differs. Two generic functions
 * are only assignable when the compiler holds their conditional types to be identical, which tells
 * optional from `| undefined` and `any` from everything.
 */
export type Equal<A, B> =
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what is compared is the generic function
  (<T>() => T extends Normal<A> ? 1 : 2) extends <T>() => T extends Normal<B> ? 1 : 2
    ? true
    : { readonly expected: A; readonly got: B };

/** Intersections and mapped types written out, so that equal shapes are identical. */
type Normal<T> = T extends object ? { readonly [K in keyof T]: Normal<T[K]> } : T;

/** Does not compile unless both types are equal. */
export const sameType = <A, B>(_proof: Equal<DeepReadonly<A>, DeepReadonly<B>>): void => undefined;

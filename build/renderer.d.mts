export function buildRenderer(options?: { readonly double?: boolean }): Promise<string>;

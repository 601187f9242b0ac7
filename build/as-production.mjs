/**
 * Runs a build as it ships, whoever starts it. Vite takes NODE_ENV over its own mode, so that a build
 * from within a test run would hold React's development half, half as large again and slower.
 */
export async function asProduction(build) {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await build();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

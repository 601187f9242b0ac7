/**
 * Says whether a test that needs something a machine may lack can run. Prints one line when it
 * cannot; with REQUIRE_ALL_TESTS=1 a lack is an error instead of a skip.
 * @param what what is needed, e.g. "real firewall policies (../shared/data)"
 */
export function requireOrSkip(what: string, available: boolean): boolean {
  if (available) return true;
  if (process.env['REQUIRE_ALL_TESTS'] === '1') throw new Error(`Required but not there: ${what}`);
  process.stderr.write(`Skipped, not there: ${what}\n`);
  return false;
}

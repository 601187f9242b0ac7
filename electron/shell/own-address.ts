/** The scheme of the app's own files. A standard scheme, so that the page has an origin of its own. */
export const ownScheme = 'companion';
export const ownOrigin = `${ownScheme}://app`;
export const ownPage = `${ownOrigin}/index.html`;

/** Whether an address is one of the app's own files. Read as a URL: a prefix would let `companion://app.evil` pass. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${ownScheme}:` && host === 'app' && username === '' && password === '';
}

/** The file below the page folder that an own address names. */
export function ownFile(address: string): string | undefined {
  if (!isOwnAddress(address)) return undefined;
  const path = new URL(address).pathname.slice(1);
  return path === '' ? 'index.html' : path;
}

/** More than any policy is: what is larger was dropped by mistake. */
const mostBytes = 64 * 1024 * 1024;

/** In pieces, because a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const piece = 0x8000;
  let binary = '';
  for (let at = 0; at < bytes.length; at += piece)
    binary += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(binary);
}

/**
 * Contents of dropped files for the process behind the window, which never hears of a path.
 * @throws Error naming the file that is too large or cannot be read
 */
export async function readFiles(
  files: readonly File[],
): Promise<{ readonly name: string; readonly base64: string }[]> {
  const tooLarge = files.find(({ size }) => size > mostBytes);
  if (tooLarge !== undefined)
    throw new Error(`${tooLarge.name} has more than 64 MB, which no firewall policy has`);
  return Promise.all(
    files.map(async (file) => ({
      name: file.name,
      base64: toBase64(new Uint8Array(await file.arrayBuffer())),
    })),
  );
}

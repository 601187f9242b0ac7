/** More than any policy is: what is larger was dropped by mistake. */
const mostBytes = 64 * 1024 * 1024;
/** Of all files together, as much as one call carries. */
const mostTogether = 2 * mostBytes;
const mostFiles = 20;

/** In pieces, because a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const piece = 0x8000;
  let binary = '';
  for (let at = 0; at < bytes.length; at += piece)
    binary += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(binary);
}

/** Why some files are not even read; undefined when they are. */
function refusalOf(files: readonly File[]): string | undefined {
  if (files.length === 0) return 'Nothing was given that can be opened.';
  if (files.length > mostFiles) return 'More than 20 files were given: one server has fewer.';
  const tooLarge = files.find(({ size }) => size > mostBytes);
  if (tooLarge !== undefined)
    return `${tooLarge.name} has more than 64 MB, which no firewall policy has.`;
  return files.reduce((sum, { size }) => sum + size, 0) > mostTogether
    ? 'The files have more than 128 MB together, which no firewall policy has.'
    : undefined;
}

async function contentOf(file: File): Promise<{ readonly name: string; readonly base64: string }> {
  try {
    return { name: file.name, base64: toBase64(new Uint8Array(await file.arrayBuffer())) };
  } catch (cause) {
    throw new Error(`${file.name} could not be read. Of a folder, choose the files in it.`, {
      cause,
    });
  }
}

/**
 * Contents of dropped files for the process behind the window, which never hears of a path.
 * @throws Error naming the file that is too large or cannot be read
 */
export async function readFiles(
  files: readonly File[],
): Promise<{ readonly name: string; readonly base64: string }[]> {
  const refusal = refusalOf(files);
  if (refusal !== undefined) throw new Error(refusal);
  return Promise.all(files.map(contentOf));
}

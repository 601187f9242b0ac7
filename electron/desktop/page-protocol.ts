import { securityHeaders } from '../contract/content-policy.ts';
import { pageFiles } from '../contract/page-files.ts';
import { ownFile } from '../shell/own-address.ts';

/** Answers the app's own scheme: the files of the built window, nothing else of the disk. */
export function pageAnswer(folder: string): (request: Request) => Response {
  let files: ReturnType<typeof pageFiles> | undefined;
  return ({ url, method }) => {
    // Read with the first window: the icon is there before it.
    files ??= pageFiles(folder);
    const file = method === 'GET' ? files.get(ownFile(url) ?? '') : undefined;
    if (file === undefined) return new Response('', { status: 404, headers: securityHeaders });
    const headers = { ...securityHeaders, 'content-type': file.type };
    return new Response(new Uint8Array(file.content), { headers });
  };
}

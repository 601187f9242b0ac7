import type { Reply } from '../contract/contract.ts';
import type { CallHandler } from '../contract/server.ts';
import { isOwnAddress } from '../shell/own-address.ts';
import { callChannel } from './channels.ts';

/** What a call says of where it comes from; Electron's event fits. */
export interface CallEvent {
  readonly sender: unknown;
  readonly senderFrame: {
    readonly url: string;
    readonly parent: unknown;
  } | null;
}

/** What is needed of `ipcMain`. */
export interface CallReceiver {
  handle(
    channel: string,
    listener: (event: CallEvent, verb: unknown, request: unknown) => Promise<Reply>,
  ): void;
}

/** The page of the app's own window; null while there is none. */
export interface OwnPage {
  readonly contents: unknown;
  readonly mainFrame: unknown;
}

/**
 * Only the main frame of our own window, showing our own page: not a frame in it, not another
 * window, not a page it was taken to.
 */
export function isOwnSender({ sender, senderFrame }: CallEvent, own: OwnPage | null): boolean {
  return (
    own !== null &&
    senderFrame !== null &&
    sender === own.contents &&
    senderFrame === own.mainFrame &&
    senderFrame.parent === null &&
    isOwnAddress(senderFrame.url)
  );
}

const refused: Reply = {
  ok: false,
  problem: {
    what: 'The request was refused.',
    why: 'It did not come from the window of this program.',
    next: 'Open the window from the icon in the taskbar.',
  },
};

/** Answers the calls of our own window. */
export function serveCalls(
  receiver: CallReceiver,
  handle: CallHandler,
  ownPage: () => OwnPage | null,
): void {
  receiver.handle(callChannel, (event, verb, request) =>
    isOwnSender(event, ownPage()) ? handle(verb, request) : Promise.resolve(refused),
  );
}

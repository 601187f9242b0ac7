/** Outside of the window: icon, notices and dialogs. Two forms are parted by ` | `: one, several. */
export const desktop = {
  'dialog.all-files': 'All files',
  'dialog.inputs': 'Firewall policies and snapshots',
  'notice.expired':
    'An exception has ended: its flow counts again | Exceptions have ended: {count} flows count again',
  'notice.more': 'and 1 more | and {count} more',
  'notice.worse': 'A flow that VMM needs was closed | {count} flows that VMM needs were closed',
  'quit.anyway': 'Quit anyway',
  'quit.detail': 'The change goes on without this program, but its result is not checked.',
  'quit.question': 'The firewall is being changed.',
  'quit.wait': 'Keep running',
  'tray.all-but':
    'Everything VMM needs is open but 1 excepted flow | Everything VMM needs is open but {count} excepted flows',
  'tray.all-open': 'Everything VMM needs is open',
  'tray.cannot-tell':
    '1 of {needed} required flows cannot be told | {count} of {needed} required flows cannot be told',
  'tray.cannot-tell-only': 'The one required flow cannot be told',
  'tray.checking': 'Checking this server',
  'tray.choose-first': 'Release or roles must be chosen first',
  'tray.closed':
    '1 of {needed} required flows is closed | {count} of {needed} required flows are closed',
  'tray.closed-only': 'The one required flow is closed',
  'tray.elsewhere': '{host} is open, and this server is not watched meanwhile',
  'tray.excepted': '{count} excepted',
  'tray.fix-all': 'Fix all...',
  'tray.no-role': 'No VMM role was found',
  'tray.not-read': 'This server could not be read',
  'tray.not-yet': 'This server has not been read yet',
  'tray.open': 'Open',
  'tray.quit': 'Quit',
};

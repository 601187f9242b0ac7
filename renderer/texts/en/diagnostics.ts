/** The dialog that shows diagnostics before they are saved. */
export const diagnostics = {
  'diagnostics.content': 'Content of {name}',
  'diagnostics.empty': 'This file is empty.',
  'diagnostics.file-last-errors': 'What went wrong, by code',
  'diagnostics.file-log-command-line': 'Log of the command line',
  'diagnostics.file-log-window': 'Log of this program',
  'diagnostics.file-read-me': 'What is in each file',
  'diagnostics.file-settings': 'Settings, addresses replaced',
  'diagnostics.file-snapshot': 'This server, names and addresses replaced',
  'diagnostics.file-timings': 'How long things took',
  'diagnostics.file-versions': 'Versions',
  'diagnostics.files': 'Files',
  'diagnostics.intro':
    'One zip for whoever looks for a fault. It holds exactly what is shown here; nothing is sent anywhere.',
  'diagnostics.menu': 'Save diagnostics...',
  'diagnostics.save': 'Save...',
  'diagnostics.snapshot':
    'Add this server: names, identifiers and addresses are replaced, every verdict stays',
  'diagnostics.title': 'Diagnostics',
};

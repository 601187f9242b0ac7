// `npm start`: the command line tool. Without arguments it assesses a sample host, so that a first
// look needs nothing but this folder.
if (process.argv.length === 2)
  process.argv.push('assess', 'sample:hardened-management-server-2022');
await import('./vmm-firewall.mjs');

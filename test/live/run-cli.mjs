// Runs the command line tool on a fake Windows, to try by hand what on Windows touches the firewall:
//   node test/live/run-cli.mjs --sample hyperv-host-2019-disabled-rules -- plan live --output plan.json
// The fake host is kept between runs in a temporary folder (--folder FOLDER for one of your own);
// --fresh makes it anew.
import { withModule } from './load-ts.mjs';

process.exitCode = await withModule('/test/live/run-cli.ts', ({ runOnFakeWindows }) =>
  runOnFakeWindows(process.argv.slice(2)),
);

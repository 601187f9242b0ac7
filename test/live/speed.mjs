// node test/live/speed.mjs: how long reading and changing a fake Windows takes, beside the start of the
// PowerShell engine itself.
import { withModule } from './load-ts.mjs';

process.exitCode = await withModule('/test/live/speed.ts', ({ speed }) => speed());

#!/usr/bin/env node
// The command `vmm-firewall`: builds the bundle when needed and runs it in this process.
import './ensure-dependencies.mjs';
import { buildCli, cliBundle } from './bundle.mjs';

await buildCli();
await import(cliBundle);

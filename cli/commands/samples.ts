import { painter } from '../render/paint.ts';
import { safeJson } from '../render/plain-text.ts';
import { exitCodes } from '../terminal.ts';
import type { CliCommand } from './command.ts';
import { examples } from './command.ts';

export const samplesCommand: CliCommand = {
  name: 'samples',
  define: (program, terminal, finish) => {
    program
      .command('samples')
      .description('list the sample hosts, to be used as sample:NAME')
      .option('--json', 'as JSON')
      .addHelpText('after', examples('samples', 'assess sample:hyperv-host-2019-disabled-rules'))
      .action(async ({ json }: { json?: boolean }) => {
        const { sampleEntries } = await import('../../app/samples.ts');
        const { renderTable } = await import('../render/table.ts');
        const rows = sampleEntries.map(({ id, description }) => [
          { text: `sample:${id}` },
          { text: description },
        ]);
        const columns = [
          { title: 'INPUT', weight: 2 },
          { title: 'WHAT IT SHOWS', weight: 3 },
        ];
        const layout = { width: terminal.width, paint: painter(terminal.colour) };
        await terminal.out.write(
          json ? `${safeJson(sampleEntries, 2)}\n` : renderTable(columns, rows, layout),
        );
        finish(exitCodes.fine);
      });
  },
};

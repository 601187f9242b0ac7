import { css } from '../markup.ts';

/** Paper (A4 and Letter) is light, whatever the screen is; rows and cards stay whole. */
export const printStyle = css`
  @page {
    margin: 16mm 14mm 18mm;
    @bottom-right {
      content: counter(page) ' / ' counter(pages);
      font:
        8pt 'Segoe UI',
        'Liberation Sans',
        sans-serif;
      color: #555b66;
    }
  }
  @media print {
    :root {
      color-scheme: light;
      --page: #fff;
      --raised: #f6f7f9;
      --ink: #000;
      --soft: #444a54;
      --line: #c5cad3;
      --link: #000;
      --open: #0e6e31;
      --quiet: #3a6d4c;
      --part: #8a5300;
      --shut: #b3141f;
      --void: #6b3fa0;
      --unsure: #4d5564;
      --faint: #626a78;
    }
    html {
      font-size: 9.5pt;
    }
    body {
      max-width: none;
      padding: 0;
    }
    .card,
    .facts,
    tr,
    li {
      break-inside: avoid;
    }
    h2,
    h3,
    .lead {
      break-after: avoid;
    }
    thead {
      display: table-header-group;
      break-after: avoid;
    }
    tbody tr:first-child {
      break-before: avoid;
    }
    h2 {
      margin-top: 1.9rem;
    }
    a {
      text-decoration: none;
    }
    .mark,
    .facts,
    .card {
      print-color-adjust: exact;
      -webkit-print-color-adjust: exact;
    }
  }
`;

import { css } from '../../report/html/markup.ts';

/** The matrix: as narrow as its marks, its heads always in sight; on paper lengthwise. */
export const fleetStyle = css`
  :root {
    --tint: #fbe9ea;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --tint: #43262a;
    }
  }
  .dense th,
  .dense td {
    padding: 0.25rem 0.6rem;
    line-height: 1.3;
  }
  .dense td p + .small,
  .dense th p + .small {
    margin-top: 0;
  }
  .soft {
    color: var(--soft);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .bar {
    display: block;
    height: 0.35rem;
    max-width: 9rem;
    margin-top: 0.3rem;
    background: var(--line);
    border-radius: 2px;
    overflow: hidden;
  }
  .bar span {
    display: block;
    height: 100%;
    background: var(--shut);
  }
  .symbols {
    position: absolute;
    width: 0;
    height: 0;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3rem 1.4rem;
    list-style: none;
    padding: 0;
    margin-bottom: 0.7rem;
    font-size: 0.875rem;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 0.4rem;
  }
  .swatch {
    width: 1.1rem;
    height: 1.1rem;
    border: 1px solid var(--line);
  }
  .matrix-frame {
    width: fit-content;
    max-width: 100%;
    overflow: auto;
    max-height: 85vh;
    border: 1px solid var(--line);
    border-radius: 6px;
  }
  .matrix {
    display: table;
    width: auto;
    min-width: 0;
    table-layout: auto;
    border-collapse: separate;
    border-spacing: 0;
    font-size: 0.8125rem;
  }
  .matrix thead {
    display: table-header-group;
    position: static;
    width: auto;
    height: auto;
    overflow: visible;
    clip-path: none;
  }
  .matrix tbody {
    display: table-row-group;
  }
  .matrix tr {
    display: table-row;
    padding: 0;
  }
  .matrix th,
  .matrix td {
    display: table-cell;
    width: 1.7rem;
    padding: 0.12rem 0.25rem;
    border-bottom: 1px solid var(--line);
    border-right: 1px solid var(--line);
    text-align: center;
    vertical-align: middle;
    white-space: nowrap;
  }
  .matrix thead th {
    position: sticky;
    top: 0;
    vertical-align: bottom;
    background: var(--raised);
    z-index: 1;
  }
  .matrix thead th:first-child {
    left: 0;
    z-index: 2;
  }
  .matrix th:first-child {
    position: sticky;
    left: 0;
    min-width: 9rem;
    max-width: 16rem;
    overflow: hidden;
    text-align: left;
    text-overflow: ellipsis;
  }
  .matrix tbody th {
    background: var(--page);
  }
  .matrix tbody tr:hover > * {
    border-bottom-color: var(--soft);
  }
  .matrix .down {
    display: block;
    height: 13rem;
    margin: 0 auto 0.3rem;
    writing-mode: vertical-rl;
    transform: rotate(180deg);
    font-weight: 400;
    line-height: 1.15;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .matrix .down b {
    display: block;
  }
  .matrix .mark {
    display: block;
    width: 0.95rem;
    height: 0.95rem;
    margin: 0 auto;
  }
  .fails {
    background: var(--tint);
  }
  .matrix .calm {
    color: var(--quiet);
    opacity: 0.75;
  }
  .excepted {
    color: var(--faint);
    background: repeating-linear-gradient(135deg, transparent 0 3px, var(--line) 3px 4px);
  }
  @page wide {
    size: landscape;
  }
  @media print {
    :root {
      --tint: #fbe9ea;
    }
    .wide {
      page: wide;
    }
    .matrix-frame {
      max-height: none;
      overflow: visible;
      border: 0;
    }
    .matrix {
      font-size: 0.75rem;
      zoom: var(--paper);
    }
    /* A head of more than a quarter of the page is not repeated on the next one. */
    .matrix .down {
      height: 8.2rem;
      font-size: 0.9em;
      line-height: 1.05;
    }
    .matrix tbody th,
    .matrix td {
      padding: 0.06rem 0.2rem;
    }
    .matrix thead th,
    .matrix th:first-child {
      position: static;
    }
    .matrix .mark,
    .fails,
    .excepted,
    .swatch,
    .bar,
    .bar span {
      print-color-adjust: exact;
      -webkit-print-color-adjust: exact;
    }
  }
`;

import { css } from '../markup.ts';

/** Tables, which become lists of rows on a narrow screen. */
export const tableStyle = css`
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    font-size: 0.875rem;
    line-height: 1.45;
  }
  .lead {
    color: var(--soft);
    padding-bottom: 0.5rem;
  }
  th,
  td {
    text-align: left;
    vertical-align: top;
    padding: 0.45rem 0.6rem;
    border-bottom: 1px solid var(--line);
  }
  thead th {
    color: var(--soft);
    font-weight: 600;
    border-bottom: 2px solid var(--line);
  }
  td.day {
    white-space: nowrap;
  }
  tbody th {
    font-weight: 400;
  }
  td p + p,
  th p + p,
  td p + .small {
    margin-top: 0.25rem;
  }
  .verdict-cell .verdict {
    white-space: normal;
    align-items: flex-start;
  }
  .verdict-cell .mark {
    margin-top: 0.2em;
  }
  .plain {
    padding-left: 1.15rem;
  }
  .plain li {
    margin-top: 0.35rem;
  }
  @media (max-width: 44rem) {
    .facts {
      grid-template-columns: 1fr;
      gap: 0;
    }
    .facts dd {
      margin-bottom: 0.6rem;
    }
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    table,
    tbody,
    tr,
    th,
    td {
      display: block;
      width: auto;
    }
    tr {
      border-bottom: 1px solid var(--line);
      padding: 0.4rem 0;
    }
    th,
    td {
      border: 0;
      padding: 0.15rem 0;
    }
  }
`;

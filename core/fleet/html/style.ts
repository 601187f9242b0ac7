import { css } from '../../report/html/markup.ts';

/** The matrix: as narrow as its marks, its heads always in sight. */
export const matrixStyle = css`
  .matrix-frame {
    overflow: auto;
    max-height: 85vh;
    border: 1px solid var(--line);
    border-radius: 6px;
  }
  .matrix {
    display: table;
    width: auto;
    table-layout: auto;
  }
  .matrix thead {
    display: table-header-group;
    position: static;
    width: auto;
    height: auto;
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
    padding: 0.15rem 0.4rem;
    border-bottom: 1px solid var(--line);
    text-align: center;
    white-space: nowrap;
  }
  .matrix thead th {
    position: sticky;
    top: 0;
    background: var(--raised);
    z-index: 1;
  }
  .matrix tbody th {
    position: sticky;
    left: 0;
    background: var(--page);
    text-align: left;
    max-width: 18rem;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  @media print {
    .matrix-frame {
      max-height: none;
      overflow: visible;
      border: 0;
    }
  }
`;

import { css } from '../markup.ts';

/** The page, the opening and the cards. */
export const textStyle = css`
  * {
    box-sizing: border-box;
  }
  html {
    background: var(--page);
    color: var(--ink);
    font:
      15px/1.5 'Segoe UI Variable Text',
      'Segoe UI',
      system-ui,
      'Noto Sans',
      'Liberation Sans',
      sans-serif;
    -webkit-text-size-adjust: 100%;
  }
  body {
    margin: 0 auto;
    max-width: 72rem;
    padding: 2rem 1.5rem 4rem;
    overflow-wrap: anywhere;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  dl,
  table,
  figure {
    margin: 0;
  }
  h1 {
    font-size: 1.75rem;
    font-weight: 600;
    line-height: 1.25;
    text-wrap: pretty;
  }
  h2 {
    font-size: 1.25rem;
    font-weight: 600;
    margin: 2.75rem 0 0.75rem;
  }
  h3 {
    font-size: 1.0625rem;
    font-weight: 600;
    line-height: 1.35;
  }
  a {
    color: var(--link);
  }
  code {
    font:
      0.875em/1.45 'Cascadia Mono',
      Consolas,
      'DejaVu Sans Mono',
      monospace;
  }
  .product {
    color: var(--soft);
    margin-bottom: 1.25rem;
  }
  .answer {
    display: flex;
    gap: 0.9rem;
    align-items: flex-start;
  }
  .answer .mark {
    width: 2.1rem;
    height: 2.1rem;
    flex: none;
    margin-top: 0.05rem;
  }
  .further {
    margin-top: 0.6rem;
    font-size: 1.0625rem;
  }
  .mark {
    width: 1.05em;
    height: 1.05em;
    flex: none;
  }
  .verdict {
    display: inline-flex;
    gap: 0.4em;
    align-items: center;
    font-weight: 600;
    white-space: nowrap;
  }
  .open {
    color: var(--open);
  }
  .quiet {
    color: var(--quiet);
  }
  .part {
    color: var(--part);
  }
  .shut {
    color: var(--shut);
  }
  .void {
    color: var(--void);
  }
  .unsure {
    color: var(--unsure);
  }
  .faint {
    color: var(--faint);
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.5rem 1.6rem;
    list-style: none;
    padding: 0;
    margin-top: 1.25rem;
  }
  .counts li {
    display: flex;
    gap: 0.45rem;
    align-items: baseline;
  }
  .counts b {
    font-size: 1.25rem;
    font-variant-numeric: tabular-nums;
  }
  .facts {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 0.3rem 1.5rem;
    margin-top: 1.5rem;
    padding: 1rem 1.25rem;
    background: var(--raised);
    border: 1px solid var(--line);
    border-radius: 6px;
  }
  dt {
    color: var(--soft);
  }
  dd {
    margin: 0;
  }
  .evidence {
    color: var(--soft);
    font-size: 0.875rem;
  }
  .card {
    border: 1px solid var(--line);
    border-radius: 6px;
    padding: 1rem 1.25rem 1.1rem;
    margin-top: 0.85rem;
  }
  .card.needs {
    border-left: 4px solid var(--shut);
  }
  .card.unsure-card {
    border-left: 4px solid var(--unsure);
  }
  .card.part-card {
    border-left: 4px solid var(--part);
  }
  .card header {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2rem 1rem;
    justify-content: space-between;
    align-items: baseline;
  }
  .card > p,
  .card > ul {
    margin-top: 0.55rem;
  }
  .where {
    color: var(--soft);
    margin-top: 0.15rem;
  }
  .reasons {
    padding-left: 1.15rem;
  }
  .reasons li {
    margin-top: 0.15rem;
  }
  .small {
    color: var(--soft);
    font-size: 0.875rem;
  }
`;

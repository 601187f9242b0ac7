import { css } from '../markup.ts';

/** Light and dark; every pair of text and ground has the contrast that WCAG 2 AA asks for. */
export const colours = css`
  :root {
    color-scheme: light dark;
    --page: #fff;
    --raised: #f6f7f9;
    --ink: #1b1d21;
    --soft: #555b66;
    --line: #d5d9e0;
    --link: #0b57a8;
    --open: #0e6e31;
    --quiet: #3a6d4c;
    --part: #8a5300;
    --shut: #b3141f;
    --void: #6b3fa0;
    --unsure: #4d5564;
    --faint: #626a78;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --page: #17191d;
      --raised: #20242a;
      --ink: #e9ebef;
      --soft: #aab1bd;
      --line: #3a404a;
      --link: #8cc2ff;
      --open: #6fd391;
      --quiet: #93c9a5;
      --part: #f0b45a;
      --shut: #ff8f8f;
      --void: #c9a6f5;
      --unsure: #b3bbc8;
      --faint: #9aa2ae;
    }
  }
`;

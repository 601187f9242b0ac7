import { configure } from '@testing-library/react';

/** Views are loaded when they are first opened, which takes its time on a busy machine. */
configure({ asyncUtilTimeout: 15_000 });

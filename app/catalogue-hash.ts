import { createHash } from 'node:crypto';
import { canonicalContent, type Catalogue } from '../core/vmm/catalogue.ts';

/** Names the exact catalogue in plans and reports: SHA-256 of its content, in small hexadecimal digits. */
export const catalogueHash = (catalogue: Catalogue): string =>
  createHash('sha256').update(canonicalContent(catalogue)).digest('hex');

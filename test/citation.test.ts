import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');

/** The rules of the Citation File Format 1.2.0 for the keys that are used here; an unknown key is an error. */
const text = z.string().min(1);
const url = z.url({ protocol: /^(https?|s?ftp)$/ });
const person = z.strictObject({ 'family-names': text, 'given-names': text });
const entity = z.strictObject({ name: text, website: url.optional() });
const authors = z.array(z.union([person, entity])).min(1);
const identifier = z.strictObject({ type: z.enum(['doi', 'url', 'swh', 'other']), value: text });
const reference = z.strictObject({
  type: z.enum(['article', 'book', 'conference-paper', 'generic', 'report', 'software', 'thesis']),
  title: text,
  authors,
  year: z.int(),
  conference: entity.optional(),
  identifiers: z.array(identifier).min(1).optional(),
  url: url.optional(),
});
const citation = z.strictObject({
  'cff-version': z.literal('1.2.0'),
  message: text,
  title: text,
  authors,
  type: z.enum(['software', 'dataset']).optional(),
  abstract: text.optional(),
  keywords: z.array(text).min(1).optional(),
  version: z.union([text, z.number()]).optional(),
  'date-released': z.iso.date().optional(),
  license: z.enum(['MIT']).optional(),
  url: url.optional(),
  references: z.array(reference).min(1).optional(),
});

describe('CITATION.cff', () => {
  const file = parse(read('CITATION.cff'));
  const manifest = JSON.parse(read('package.json'));

  it('keeps the rules of its format', () => {
    expect(citation.safeParse(file).error?.issues ?? []).toEqual([]);
  });

  it('has what a reader of it needs', () => {
    for (const key of ['abstract', 'keywords', 'date-released', 'url']) {
      expect(file).toHaveProperty([key]);
    }
  });

  it('agrees with package.json', () => {
    const { version, license, keywords, homepage } = manifest;
    expect(file).toMatchObject({ version, license, url: homepage });
    expect([...file.keywords].sort()).toEqual([...keywords].sort());
  });

  it.each([
    ['a missing title', { title: undefined }],
    ['a missing author', { authors: [] }],
    ['an unknown key', { date: '2026-01-01' }],
    ['a date that is none', { 'date-released': '1 May 2026' }],
    ['an older format', { 'cff-version': '1.1.0' }],
    [
      'a reference without a title',
      { references: [{ type: 'article', authors: file.authors, year: 1 }] },
    ],
  ])('negative control: %s is refused', (_, change) => {
    expect(citation.safeParse({ ...file, ...change }).success).toBe(false);
  });
});

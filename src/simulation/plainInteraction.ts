import type { Interaction } from './interaction.js';

/**
 * What an interaction has beyond the paper's: pools that hold what was published last, models refitted on it and on real
 * data that stay.
 *
 * @returns the first such part, in words; null for a plain interaction.
 */
export function beyondPlain({
  pools,
  kinds,
  public: shared,
  schedule,
}: Interaction): string | null {
  if (schedule.length > 0) return `${schedule[0]!.key} that changes with the generation`;
  for (const { name, memory, people, labels } of pools) {
    if (memory.kind !== 'replace') return `memory ${memory.kind} in pool ${name}`;
    if (people !== null) return `people in pool ${name}`;
    if (labels !== 'shared') return `labels ${labels} in pool ${name}`;
  }
  for (const { publications, filter, ridge, update, private: own } of kinds) {
    if (publications.some((one) => one !== null)) return 'rows published in one pool alone';
    if (filter !== null) return 'a filter';
    if (ridge !== null) return 'ridge';
    if (update.kind !== 'refit') return `update by ${update.kind}`;
    if (own.fresh) return 'fresh private data';
  }
  return shared.fresh ? 'fresh public data' : null;
}

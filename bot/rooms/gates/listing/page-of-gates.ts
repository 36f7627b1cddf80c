import type { GATE_SECTIONS } from '../../../contract/gates/gate-states.ts';
import type { GateSection } from '../../../contract/gates/gates.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';

/** A wave with what lists order its gate by. */
export interface PlacedGate {
  wave: Pick<Wave, 'id' | 'start'>;
  section: GateSection;
  storm: boolean;
}

interface GatePage<G> {
  gates: readonly G[];
  counts: Record<GateSection, number>;
  /** The wave behind which the next page begins; null where there is none. */
  next: string | null;
}

/** About what people scroll through before they search. */
const ON_A_PAGE = 60;

/**
 * One page of gates, which come in the order of the plan. Where they do not fit on one, what waits for somebody comes
 * first, that which a storm stopped before the rest, and what is past last, the latest first.
 */
export function pageOfGates<G extends PlacedGate>(
  all: readonly G[],
  { section, before }: { section?: GateSection | undefined; before?: string | undefined },
): GatePage<G> {
  const asked = section === undefined ? all : all.filter((gate) => gate.section === section);
  const sorted = asked.length > ON_A_PAGE ? byAttention(asked) : asked;
  const from = before === undefined ? 0 : sorted.findIndex(({ wave }) => wave.id === before) + 1;
  const gates = sorted.slice(from, from + ON_A_PAGE);
  const isLast = from + gates.length >= sorted.length;
  return { gates, counts: countsOf(all), next: isLast ? null : (gates.at(-1)?.wave.id ?? null) };
}

function byAttention<G extends PlacedGate>(gates: readonly G[]): G[] {
  const of = (section: GateSection) => gates.filter((gate) => gate.section === section);
  const waiting = of('waiting');
  return [
    ...waiting.filter(({ storm }) => storm),
    ...waiting.filter(({ storm }) => !storm),
    ...of('held'),
    ...of('coming'),
    ...of('past').toReversed(),
  ];
}

function countsOf(gates: readonly PlacedGate[]): Record<GateSection, number> {
  const counts = { waiting: 0, held: 0, coming: 0, past: 0 };
  for (const { section } of gates) counts[section] += 1;
  return counts satisfies Record<(typeof GATE_SECTIONS)[number], number>;
}

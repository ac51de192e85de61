import type { CleanResultFacts } from './facts.ts'

/** The main figure is drawn from stored statistics, pinned, with error bars (P-8, P-9). */
export function figureReasons({ draft, plan, figure, statistics }: CleanResultFacts): readonly string[] {
  const known = [plan.metrics.primary, ...plan.metrics.secondary].map(({ name }) => name)
  const stored = Object.keys(statistics.values).some((key) => key.startsWith(`${figure.metric}.`))
  return [
    ...(figure.metric === draft.figure.metric
      ? []
      : [
          `the drawn figure shows ${figure.metric}, the draft asks for ${draft.figure.metric}: draw it again`,
        ]),
    ...(known.includes(draft.figure.metric)
      ? []
      : [`the figure shows ${draft.figure.metric}, which is no metric of the plan`]),
    ...(stored ? [] : [`no statistics of ${figure.metric} are stored for the figure`]),
    ...(isCommit(figure.commit) && figure.sha256 !== null
      ? []
      : ['the figure is not pinned: store its commit and hash']),
    ...(figure.sha256 === figure.seen
      ? []
      : ['the stored figure is not the one its data gives: draw it again']),
    ...(figure.errorBars ? [] : ['the figure has no error bars']),
  ]
}

function isCommit(commit: string | null): boolean {
  return commit !== null && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit)
}

import { Hono } from 'hono'
import type { AppEnv, Web } from '../deps.ts'
import { requireViewer } from '../guards.ts'

/** `/healthz` for whoever watches the daemon, `/metrics` for those signed in (H-10). */
export function healthRoutes(web: Web): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.get('/healthz', (context) => {
    // a database that cannot be read is no health
    web.store.daemon.current()
    return context.json({ status: 'ok', version: web.version })
  })
  routes.get('/metrics', (context) => {
    requireViewer(context)
    return context.text(metricsOf(web), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
  return routes
}

interface Metric {
  readonly name: string
  readonly means: string
  readonly samples: readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[]
}

function metricsOf({ views, clock, live, lag }: Web): string {
  const { stages, runs, effects, waiting } = views.counts()
  const now = clock.now()
  const metrics: Metric[] = [
    { name: 'hooke_experiments', means: 'Experiments by stage.', samples: labelled('stage', stages) },
    { name: 'hooke_runs', means: 'Runs by state.', samples: labelled('state', runs) },
    {
      name: 'hooke_queue_depth',
      means: 'Effects asked for and not done.',
      samples: effects.map(({ state, n }) => [{ state }, n]),
    },
    {
      name: 'hooke_effect_age_seconds',
      means: 'Age of the oldest effect that is not done.',
      samples: effects.map(({ state, oldest }) => [{ state }, Math.max(0, now - oldest) / 1000]),
    },
    {
      name: 'hooke_waiting_for_people',
      means: 'Experiments that wait for a person.',
      samples: [[{}, waiting]],
    },
    {
      name: 'hooke_stuck',
      means: 'Experiments that nothing will move.',
      samples: [[{}, views.stuck().length]],
    },
    {
      name: 'hooke_event_loop_lag_seconds',
      means: 'How late timers came within the last minute or two.',
      samples: lagSamples(lag?.() ?? null),
    },
    { name: 'hooke_live_readers', means: 'Open live streams.', samples: [[{}, live.readers()]] },
  ]
  return metrics.map(written).join('')
}

function lagSamples(lag: { p99: number; longest: number } | null): Metric['samples'] {
  if (lag === null) return []
  return [
    [{ quantile: '0.99' }, lag.p99 / 1000],
    [{ quantile: '1' }, lag.longest / 1000],
  ]
}

function labelled(label: string, counts: Readonly<Record<string, number>>): Metric['samples'] {
  return Object.entries(counts).map(([value, n]) => [{ [label]: value }, n])
}

function written({ name, means, samples }: Metric): string {
  const lines = samples.map(([labels, value]) => `${name}${labelsOf(labels)} ${value}\n`)
  return `# HELP ${name} ${means}\n# TYPE ${name} gauge\n${lines.join('')}`
}

function labelsOf(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${value.replaceAll(/["\\\n]/g, '_')}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

import { TOKENS } from '../fakes/linear/people.ts'
import { aLinearTracker } from '../trackers/linear/a-linear-tracker.ts'
import { describeTracker } from './tracker.contract.ts'

describeTracker('linear (as an application)', () => aLinearTracker({ token: TOKENS.app }))
describeTracker('linear (with a personal key)', () => aLinearTracker({ token: TOKENS.key }))

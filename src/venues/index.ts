// The record of venues.
import { deribit } from './deribit'
import { generic } from './generic'
import type { Venue } from './venue'

export type { FeeSchedule, Venue } from './venue'

export const VENUE_NAMES = ['generic', 'deribit'] as const
export type VenueName = (typeof VENUE_NAMES)[number]

export const venues: Readonly<Record<VenueName, Venue>> = { generic, deribit }

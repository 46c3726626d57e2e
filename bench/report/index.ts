export { type Conditions, readConditions } from './conditions';
export { type DiskFigure, probeDisk } from './fdatasync';
export { type Goal, isMet } from './goal';
export { median, percentile, shown, shownSpread, type Spread, spread } from './statistics';
export { type BenchResult, type Report, type Table, writeReport } from './write-report';

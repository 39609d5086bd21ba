import {
  readBlockedChange as blockedEndpoint,
  readProgress as readEndpoint,
} from '../../schema/api/progress.js'
import type { Routes } from '../http/bind.js'
import { findBefore } from '../views/foundBefore.js'
import { findBlockedChange, findProgress } from '../views/progress.js'

export const progressRoutes: Routes = (bind) => {
  bind(readEndpoint, ({ reader, moment }) => findProgress(reader, moment))

  bind(blockedEndpoint, ({ reader, moment, readPast }) => findBlockedChange(reader, moment, readPast), {
    prepare: ({ store, moment, readPast }) => findBefore(readPast, store, moment),
  })
}

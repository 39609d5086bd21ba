import { forgetPlace, rememberedPlace } from '../../parts/place.js'

/** Goes on where one was. Loaded anew: nothing of whoever was here before stays. */
export function goOn(): void {
  const place = rememberedPlace()
  forgetPlace()
  location.assign(place)
}

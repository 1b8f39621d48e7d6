// Trees of components: every one of them, and the ids that Discord gives them.
import { isObject, type Json, objectsIn } from './json.js';

/** Every component, nested ones included, outermost first. */
export function allComponents(components: unknown): Json[] {
  return objectsIn(components).flatMap((each) => [
    each,
    ...allComponents(each['components']),
    ...allComponents([each['accessory'], each['component']]),
  ]);
}

/** The same tree with a number for every component that has none, as Discord answers it. */
export function withIds(components: unknown): Json[] {
  let last = 0;
  const number = (component: Json): Json => {
    last += 1;
    const { accessory, component: inner } = component;
    return {
      id: last,
      ...component,
      ...(Array.isArray(component['components']) ? { components: objectsIn(component['components']).map(number) } : {}),
      ...(isObject(accessory) ? { accessory: number(accessory) } : {}),
      ...(isObject(inner) ? { component: number(inner) } : {}),
    };
  };
  return objectsIn(components).map(number);
}

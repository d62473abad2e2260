// Pages by the part of the address after #, so that a page can be named, reloaded and left with the back button.

/** `routes`: pattern ("/requests/:id") → opener. Calls `show(opener, params, pattern)` now and at every change. */
export function startRouter(routes, home, show) {
  const patterns = Object.entries(routes).map(([pattern, opener]) => ({ pattern, opener, parts: pattern.split('/') }));
  const go = () => {
    const path = location.hash.slice(1) || home;
    const found = patterns
      .map((route) => ({ ...route, params: match(route.parts, path) }))
      .find(({ params }) => params);
    if (found) show(found.opener, found.params, found.pattern);
    else location.replace(`#${home}`);
  };
  addEventListener('hashchange', go);
  go();
}

function match(parts, path) {
  const given = path.split('/');
  if (given.length !== parts.length) return null;
  const params = {};
  const fits = parts.every((part, place) => {
    if (!part.startsWith(':')) return part === given[place];
    params[part.slice(1)] = decodeURIComponent(given[place]);
    return given[place] !== '';
  });
  return fits ? params : null;
}

// The session of this browser. Its cookie is out of reach here, so a mark says whether asking the server makes sense:
// a first visit on a slow line is spared one round trip.
import { api } from './api.js';

const STORED = 'relief.signedIn';

/** The session that is still open, or null. */
export async function currentSession() {
  if (!localStorage.getItem(STORED)) return null;
  try {
    return await api.session();
  } catch (problem) {
    if (problem.status !== 401) throw problem;
    localStorage.removeItem(STORED);
    return null;
  }
}

export async function openSession(username, password) {
  const session = await api.signIn(username, password);
  localStorage.setItem(STORED, 'yes');
  return session;
}

/** Ends the session and begins anew without the address of the page before, which the next user may not see. */
export async function closeSession() {
  await api.signOut().catch(() => {});
  localStorage.removeItem(STORED);
  location.replace(location.pathname);
}

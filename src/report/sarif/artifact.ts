const BASE = 'SNAPSHOT';
const HERE = 'WORKING_DIRECTORY';

/** A file of the snapshot; undefined where nothing can name it. */
export function artifact(file: string | undefined): { readonly uri: string; readonly uriBaseId: string } | undefined {
  const uri = encoded(file ?? '');
  return uri === '' ? undefined : { uri, uriBaseId: BASE };
}

/**
 * Where the files are. What the user named relative to where he was is told so, and a viewer of the same folder finds them; an absolute path
 * of his machine is nobody's business (SARIF, section 3.14.14, allows it to be left out).
 */
export function uriBases(snapshot: string): unknown {
  const description = { text: 'the folder of the snapshot' };
  const folder = encoded(snapshot.endsWith('.json') ? snapshot.replace(/[^/]*$/, '') : snapshot);
  if (snapshot.startsWith('/') || folder === '' || folder.split('/').includes('..')) return { [BASE]: { description } };
  return {
    [BASE]: { uri: `${folder}/`, uriBaseId: HERE, description },
    [HERE]: { description: { text: 'where `mantlet scan` was run' } },
  };
}

/** A relative reference (RFC 3986, section 4.2): steps that lead nowhere are left out, and each of the others is encoded. */
const encoded = (path: string): string =>
  path
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .map((step) => encodeURIComponent(step))
    .join('/');

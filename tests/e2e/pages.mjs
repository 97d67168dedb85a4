// SPDX-License-Identifier: EUPL-1.2
// The one list of pages that a browser walks. Each is looked at in both languages, at 1280 and 360 px,
// with and without script.
//   path     an address, or a function that finds one: async (fetchText) => '/moeder/7'
//   readers  who looks: 'outsider', 'secretary'
//   expect   words that the page must say in Danish (optional)

// The first link on a page whose address fits the pattern.
const firstLink = (page, pattern) => async (fetchText) => {
  const markup = await fetchText(page);
  const links = [...markup.matchAll(/href="([^"]+)"/g)].map((match) => match[1].replaceAll('&amp;', '&'));
  const found = links.find((link) => pattern.test(link));
  if (!found) throw new Error(`${page} links to nothing like ${pattern}`);
  return found;
};

const everybody = ['outsider', 'secretary'];

export const pages = [
  { name: 'overview', path: '/', readers: everybody },
  { name: 'meetings', path: '/moeder', readers: everybody },
  { name: 'meeting', path: firstLink('/moeder', /^\/moeder\/\d+$/), readers: everybody },
  { name: 'meetings of one year', path: '/moeder?aar=2025', readers: everybody },
  { name: 'meetings of one organization in one year', path: '/moeder?organ=6&aar=2025', readers: everybody, expect: ['Hele året i ét dokument'] },
  { name: 'no meetings', path: '/moeder?aar=1950', readers: ['outsider'] },
  { name: 'item', path: '/punkter/1', readers: everybody },
  { name: 'case', path: '/sager/25-008312', readers: ['outsider'] },
  { name: 'documents', path: '/dokumenter', readers: everybody },
  { name: 'source document', path: '/dokumenter/1', readers: ['secretary'] },
  { name: 'other paper', path: firstLink('/dokumenter?kun=andre', /^\/dokumenter\/\d+$/), readers: everybody },
  { name: 'organisation', path: '/organisation', readers: everybody },
  { name: 'organisation of 2017', path: '/organisation?dag=1@2018-01-01', readers: ['outsider'], expect: ['Lokal følgegruppe'] },
  { name: 'organisation on a bad date', path: '/organisation?dato=i+morgen', readers: ['outsider'], expect: ['er ingen dato'] },
  { name: 'two days side by side', path: '/organisation/sammenlign', readers: everybody },
  { name: 'organizations that met', path: '/organer', readers: everybody },
  { name: 'one organisation', path: '/organisation/12', readers: everybody },
  { name: 'new member', path: '/organisation/poster/medlemskab/ny?organ=12', readers: ['secretary'] },
  { name: 'a seat', path: '/organisation/poster/plads/1', readers: ['secretary'] },
  { name: 'new organization', path: '/organisation/poster/organ/ny', readers: ['secretary'] },
  { name: 'basis of the organisation', path: '/organisation/grunddata', readers: ['secretary'] },
  { name: 'organisation table import', path: '/organisation/tabel', readers: ['secretary'] },
  { name: 'leave', path: '/personer/1/afloesning', readers: ['secretary'] },
  { name: 'persons', path: '/personer', readers: ['outsider'] },
  { name: 'person', path: firstLink('/personer', /^\/personer\/\d+$/), readers: ['outsider'] },
  { name: 'search form', path: '/soeg', readers: everybody },
  { name: 'search', path: '/soeg?q=helhedsplan', readers: everybody },
  { name: 'search for nothing there is', path: '/soeg?q=xyzzyxyzzy', readers: everybody },
  { name: 'saved searches', path: '/soegninger', readers: ['secretary'] },
  { name: 'import', path: '/import', readers: ['secretary'] },
  { name: 'one import', path: '/import/1', readers: ['secretary'] },
  { name: 'what waits', path: '/import/gennemgang', readers: ['secretary'] },
  { name: 'review', path: '/import/gennemgang/1', readers: ['secretary'] },
  { name: 'new meeting', path: '/moeder/ny', readers: ['secretary'] },
  { name: 'series of meetings', path: '/moeder/serie', readers: ['secretary'] },
  { name: 'date polls that wait', path: '/moeder/datovalg', readers: ['secretary'] },
  { name: 'meetings that take proposals', path: '/moeder/forslag', readers: ['secretary'] },
  { name: 'how agendas are made', path: '/organisation/1/dagsorden', readers: ['secretary'] },
  { name: 'how deputies are called', path: '/organisation/1/indkaldelse', readers: ['secretary'] },
  { name: 'own calendar', path: '/konto/kalender', readers: ['secretary'], expect: ['Min kalender'] },
  { name: 'meeting in preparation', path: '/moeder/16', readers: ['secretary'] },
  { name: 'agenda in preparation', path: '/moeder/16/dagsorden', readers: ['secretary'], expect: ['Kontrollér og frigiv'] },
  { name: 'editing a meeting', path: '/moeder/16/rediger', readers: ['secretary'] },
  { name: 'new item', path: '/moeder/16/dagsorden/ny', readers: ['secretary'] },
  { name: 'item in preparation', path: '/moeder/16/dagsorden/10', readers: ['secretary'], expect: ['Regnskab for tredje kvartal'] },
  { name: 'proposals for an agenda', path: '/moeder/16/forslag', readers: ['secretary'] },
  { name: 'who reads a draft through', path: '/moeder/16/gennemlaesere', readers: ['secretary'] },
  { name: 'finding a date', path: '/moeder/16/datovalg', readers: ['secretary'] },
  { name: 'date poll with answers', path: '/moeder/17/datovalg', readers: ['secretary'], expect: ['Passer flest'] },
  { name: 'what a member answers', path: '/moeder/17/datovalg/svar/9', readers: ['secretary'], expect: ['Hvornår kan Marianne Tolstrup?'] },
  { name: 'releasing an agenda', path: '/moeder/16/frigiv', readers: ['secretary'], expect: ['Klar til at blive frigivet'] },
  { name: 'released agenda', path: '/moeder/15', readers: everybody, expect: ['Tryghedsvandringer'] },
  { name: 'invitations', path: '/moeder/15/indkaldelse', readers: ['secretary'] },
  { name: 'opening a meeting', path: '/moeder/15/afvikling/navneopraab', readers: ['secretary'], expect: ['Hvem der er til stede'] },
  { name: 'rules of meetings', path: '/organisation/12/moederegler', readers: ['secretary'] },
  { name: 'notice and standing items', path: '/organisation/12/dagsorden', readers: ['secretary'] },
  { name: 'areas', path: '/omraader', readers: everybody, expect: ['Motalavej', 'Boligorganisationer'] },
  { name: 'area', path: '/omraader/2', readers: everybody, expect: ['Ringparken Nord', 'Ringparken Øst'] },
  { name: 'new area', path: '/omraader/ny', readers: ['secretary'] },
  { name: 'changing an area', path: '/omraader/2/ret', readers: ['secretary'] },
  { name: 'new section', path: '/afdelinger/ny?omraade=2', readers: ['secretary'] },
  { name: 'changing a section', path: '/afdelinger/4/ret', readers: ['secretary'], expect: ['Ret afdelingen'] },
  { name: 'housing association', path: '/boligorganisationer/2', readers: everybody, expect: ['CVR-nummer'] },
  { name: 'changing master data', path: '/boligorganisationer/2/ret', readers: ['secretary'] },
  { name: 'import of sections', path: '/omraader/afdelinger', readers: ['secretary'] },
  { name: 'log', path: '/log', readers: ['secretary'] },
  { name: 'log of one meeting', path: '/log?sti=/moeder/1', readers: ['secretary'], expect: ['Historik for'] },
  { name: 'requests for access', path: '/aktindsigt', readers: ['secretary'], expect: ['Ny anmodning'] },
  { name: 'new request for access', path: '/aktindsigt/ny', readers: ['secretary'] },
  { name: 'keeping and erasing', path: '/opbevaring', readers: ['secretary'], expect: ['Intet slettes af sig selv'] },
  { name: 'counts of few persons', path: '/opbevaring/smaa-antal', readers: ['secretary'] },
  { name: 'mail address', path: '/personer/1/mailadresse', readers: ['secretary'] },
  { name: 'erasing a person', path: '/opbevaring/person/1', readers: ['secretary'] },
  { name: 'who signs in in two steps', path: '/brugere/totrin', readers: ['secretary'] },
  { name: 'account', path: '/konto', readers: ['secretary'] },
  { name: 'two-step sign-in', path: '/konto/totrin', readers: ['secretary'], expect: ['Totrinslogin'] },
  { name: 'users', path: '/brugere', readers: ['secretary'], expect: ['Invitér med mail'] },
  { name: 'user', path: '/brugere/1', readers: ['secretary'] },
  { name: 'sign in', path: '/log-ind', readers: ['outsider'] },
];

// What docs/pictures shows.
export const pictures = [
  { name: 'overview', path: '/', reader: 'secretary' },
  { name: 'meetings', path: '/moeder', reader: 'outsider' },
  { name: 'meeting', path: '/moeder/12', reader: 'outsider' },
  { name: 'organisation', path: '/organisation?dag=1@2025-10-01', reader: 'outsider' },
  { name: 'organization', path: '/organisation/12', reader: 'outsider' },
  { name: 'comparison', path: '/organisation/sammenlign', reader: 'outsider' },
  { name: 'search', path: '/soeg?q=helhedsplan', reader: 'outsider' },
  { name: 'import', path: '/import', reader: 'secretary' },
  { name: 'review', path: '/import/gennemgang/1', reader: 'secretary' },
];

// SPDX-License-Identifier: EUPL-1.2
// What ical.js (Thunderbird's reader) understands of a calendar text on standard input, in the form of read_calendar.py.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));
const zones = calendar.getAllSubcomponents('vtimezone').map((one) => new ICAL.Timezone(one));

function moment(time) {
  if (time.isDate) return time.toString();
  if (time.zone === ICAL.Timezone.localTimezone) throw new Error(`${time} floats`);
  return new Date(time.toUnixTime() * 1000).toISOString().replace('.000Z', 'Z');
}

const text = (component, name) => component.getFirstPropertyValue(name) ?? '';
const person = (property) => ({
  email: property.getFirstValue().replace(/^mailto:/, ''),
  name: property.getParameter('cn') ?? '',
  participation: property.getParameter('partstat') ?? '',
  role: property.getParameter('role') ?? '',
  rsvp: property.getParameter('rsvp') ?? '',
});

function read(component) {
  const event = {};
  for (const name of ['uid', 'summary', 'description', 'location', 'url', 'status']) event[name] = text(component, name);
  event.sequence = text(component, 'sequence');
  for (const name of ['start', 'end', 'stamp']) event[name] = moment(text(component, `dt${name}`));
  event.attendees = component.getAllProperties('attendee').map(person);
  event.organizer = component.hasProperty('organizer') ? person(component.getFirstProperty('organizer')).email : '';
  event.alarms = component.getAllSubcomponents('valarm').map((alarm) => -text(alarm, 'trigger').toSeconds() / 60);
  return event;
}

console.log(JSON.stringify({
  method: text(calendar, 'method'),
  name: text(calendar, 'x-wr-calname'),
  refresh: String(text(calendar, 'refresh-interval')),
  zones: zones.map((zone) => zone.tzid),
  events: calendar.getAllSubcomponents('vevent').map(read),
}));

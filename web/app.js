import htmx from 'htmx.org';

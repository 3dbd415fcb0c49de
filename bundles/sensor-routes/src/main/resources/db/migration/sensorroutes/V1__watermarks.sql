-- How far the feeds that poll a database have read: all rows up to the mark are stored.
create table route_watermark (
    feed varchar(128) not null primary key,
    mark varchar(128) not null
);
